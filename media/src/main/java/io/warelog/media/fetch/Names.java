package io.warelog.media.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of names. */
@FunctionalInterface
interface Names {

	/**
	 * Looks a name up.
	 * @param name of a host
	 * @return its addresses, at least one
	 * @throws UnknownHostException when it has none
	 */
	List<InetAddress> lookUp(String name) throws UnknownHostException;

	/**
	 * Asks whom the system asks.
	 * @return the system's names
	 */
	static Names ofTheSystem() {
		return (name) -> List.of(InetAddress.getAllByName(name));
	}

}
