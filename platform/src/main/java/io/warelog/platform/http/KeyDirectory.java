package io.warelog.platform.http;

import java.util.Optional;

/**
 * Knows the keys. Each side has its own: the command side reads the log, the query side a
 * read model. Implementations need not cache and may be called by many threads at once.
 */
@FunctionalInterface
public interface KeyDirectory {

	/** Name of the bean that is asked about the keys of writes. */
	String COMMAND_SIDE = "commandSideKeys";

	/** Name of the bean that is asked about the keys of reads. */
	String QUERY_SIDE = "querySideKeys";

	/**
	 * Finds a key that is not revoked; it may have expired.
	 * @param sha256Hex the {@linkplain ApiKeys#sha256Hex hash} of the key, 64 lower case
	 * hexadecimal digits
	 * @return the key, or empty when there is none or it is revoked
	 * @throws ProblemException with {@link ProblemKind#UNAVAILABLE} if it cannot be told
	 * now
	 */
	Optional<KnownKey> find(String sha256Hex);

}
