package io.warelog.platform.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * Slows those who guess keys: after {@value #PER_MINUTE} wrong ones in a minute from one
 * address, further wrong ones are told to wait. A right key is never asked about here, so
 * a guesser does not lock out others behind the same address.
 */
final class WrongKeys {

	static final int PER_MINUTE = 10;

	private static final int MOST_ADDRESSES = 100_000;

	private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
		.expireAfterAccess(Duration.ofMinutes(2))
		.maximumSize(MOST_ADDRESSES)
		.executor(Runnable::run)
		.build();

	private final TimeMeter time;

	WrongKeys(TimeMeter time) {
		this.time = time;
	}

	/**
	 * Counts a wrong key.
	 * @param address the client's IP address
	 * @return how long the client has to wait, in seconds; 0 when it need not
	 */
	long count(String address) {
		return Limits.take(this.buckets.get(network(address), (key) -> newBucket()));
	}

	private Bucket newBucket() {
		return Bucket.builder()
			.withCustomTimePrecision(this.time)
			.addLimit((limit) -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
			.build();
	}

	/** Who has one IPv6 address has 2^64 of them. */
	private static String network(String address) {
		if (address.indexOf(':') >= 0 && InetAddress.ofLiteral(address) instanceof Inet6Address ipv6) {
			return Arrays.toString(Arrays.copyOf(ipv6.getAddress(), 8));
		}
		return address;
	}

}
