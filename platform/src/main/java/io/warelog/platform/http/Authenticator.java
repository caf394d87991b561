package io.warelog.platform.http;

import java.time.Clock;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose a key is. Reads ask the query side's directory, so that they go on
 * while the log is busy; writes ask the command side's, so that they go on while the read
 * models are down. What is found is remembered for half a second, so that a revoked key
 * is refused within a second even where the directory learns of it late; what is not
 * found is never remembered, so that a new key is good at once.
 */
public final class Authenticator {

	private static final Duration REMEMBERED = Duration.ofMillis(500);

	private static final int MOST_REMEMBERED = 10_000;

	private final Side forReads;

	private final Side forWrites;

	private final Clock clock;

	/**
	 * Makes an authenticator of one or both sides' directories. When there is one, it is
	 * asked for reads and writes.
	 * @param commandSide the directory for writes, null when this process has none
	 * @param querySide the directory for reads, null when this process has none
	 * @param clock tells whether a key has expired
	 * @throws IllegalArgumentException if there is neither
	 */
	public Authenticator(@Nullable KeyDirectory commandSide, @Nullable KeyDirectory querySide, Clock clock) {
		this(commandSide, querySide, clock, Ticker.systemTicker());
	}

	Authenticator(@Nullable KeyDirectory commandSide, @Nullable KeyDirectory querySide, Clock clock, Ticker ticker) {
		KeyDirectory any = (commandSide != null) ? commandSide : querySide;
		if (any == null) {
			throw new IllegalArgumentException("Credentials need a KeyDirectory of at least one side");
		}
		this.forWrites = new Side(any, ticker);
		this.forReads = (querySide == null || querySide == any) ? this.forWrites : new Side(querySide, ticker);
		this.clock = clock;
	}

	/**
	 * Finds whose a key is.
	 * @param key the secret
	 * @param method the request's method; GET and HEAD are reads
	 * @return the caller, or null when the key is unknown, revoked or expired
	 */
	public @Nullable Caller authenticate(String key, String method) {
		Side side = (method.equals("GET") || method.equals("HEAD")) ? this.forReads : this.forWrites;
		KnownKey known = side.find(ApiKeys.sha256Hex(key));
		if (known == null || (known.expiresAt() != null && !known.isGoodAt(this.clock.instant()))) {
			return null;
		}
		return known.caller();
	}

	/**
	 * Finds whose the key of a request is now. An answer that goes on for longer than
	 * keys are remembered asks again.
	 * @param request to a route that needs a key
	 * @return the caller, or null when the key is unknown, revoked or expired
	 * @throws ProblemException with {@link ProblemKind#UNAUTHENTICATED} if the request
	 * has no key or two
	 */
	public @Nullable Caller authenticate(HttpServletRequest request) {
		return authenticate(Credentials.keyOf(request), request.getMethod());
	}

	private static final class Side {

		private final KeyDirectory directory;

		private final Cache<String, @Nullable KnownKey> remembered;

		Side(KeyDirectory directory, Ticker ticker) {
			this.directory = directory;
			this.remembered = Caffeine.newBuilder()
				.expireAfterWrite(REMEMBERED)
				.maximumSize(MOST_REMEMBERED)
				.executor(Runnable::run)
				.ticker(ticker)
				.build();
		}

		@Nullable KnownKey find(String hash) {
			KnownKey known = this.remembered.getIfPresent(hash);
			// many requests with one key ask the directory once
			return (known != null) ? known
					: this.remembered.get(hash, (missing) -> this.directory.find(missing).orElse(null));
		}

	}

}
