package io.warelog.media.fetch;

import java.time.Duration;
import java.util.Map;

/**
 * Sends requests to addresses that somebody else has chosen, and only to those of the
 * public Internet: the name is resolved once, what it resolves to is checked, and exactly
 * that is connected to. Safe for use by several threads.
 */
public interface Fetcher extends AutoCloseable {

	/**
	 * Fetches what is at a URI, following at most three redirects, each of which is
	 * checked like the first.
	 * @param uri an http or https URI
	 * @param mostBytes how large the answer may be
	 * @param mostTime how long all may take
	 * @return the answer's bytes
	 * @throws FetchRefusedException when it is not allowed or does not work out
	 */
	byte[] get(String uri, int mostBytes, Duration mostTime) throws FetchRefusedException;

	/**
	 * Looks whether requests to a URI are allowed, without sending any. What is allowed
	 * now is looked at again when one is sent.
	 * @param uri any text
	 * @throws FetchRefusedException when they are not, or its host cannot be found now
	 */
	void check(String uri) throws FetchRefusedException;

	/**
	 * Sends something to a URI, following no redirect, and does not read the answer.
	 * @param uri an http or https URI
	 * @param headers to be sent with it, {@code Content-Type} among them
	 * @param body what is sent
	 * @param mostTime how long all may take
	 * @return the status of the answer, 200 to 299
	 * @throws FetchRefusedException when it is not allowed, does not work out, or is
	 * answered with another status
	 */
	int post(String uri, Map<String, String> headers, byte[] body, Duration mostTime) throws FetchRefusedException;

	/** Lets go of what it holds. */
	@Override
	void close();

}
