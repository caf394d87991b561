package io.warelog.media.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are of the public Internet, by the registries of special-purpose
 * addresses of IPv4 and IPv6. What would be translated into IPv4 on its way is not, as
 * what it is translated into is not checked.
 */
final class PublicAddresses {

	private static final List<Block> NOT_PUBLIC_4 = Stream
		.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
				"192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
				"192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
				"224.0.0.0/4", "240.0.0.0/4")
		.map(Block::parse)
		.toList();

	/** All that is given out, and less than a half of all there is. */
	private static final Block PUBLIC_6 = Block.parse("2000::/3");

	/** Teredo is a part of the first. */
	private static final List<Block> NOT_PUBLIC_6 = Stream
		.of("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
		.map(Block::parse)
		.toList();

	private PublicAddresses() {
	}

	static boolean isPublic(InetAddress address) {
		byte[] bytes = address.getAddress();
		return switch (address) {
			case Inet4Address four -> NOT_PUBLIC_4.stream().noneMatch((block) -> block.has(bytes));
			case Inet6Address six -> PUBLIC_6.has(bytes) && six.getScopeId() == 0
					&& NOT_PUBLIC_6.stream().noneMatch((block) -> block.has(bytes));
			default -> false;
		};
	}

	/**
	 * Addresses that begin alike.
	 *
	 * @param start the first
	 * @param bits how many of its bits all have
	 */
	private record Block(byte[] start, int bits) {

		private static Block parse(String text) {
			int slash = text.indexOf('/');
			return new Block(InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
					Integer.parseInt(text.substring(slash + 1)));
		}

		private boolean has(byte[] address) {
			for (int bit = 0; bit < this.bits; bit++) {
				int mask = 0x80 >> (bit % 8);
				if ((address[bit / 8] & mask) != (this.start[bit / 8] & mask)) {
					return false;
				}
			}
			return true;
		}

	}

}
