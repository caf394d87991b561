package io.warelog.app;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a read wait until this node's own read models show all that was in the log when
 * the read came, so that whatever any node has answered is seen at this one. Past the
 * patience of reading back, or while the log does not answer, it goes on with what there
 * is and says that it is behind.
 * <p>
 * The log is asked by one read at a time, for all that have come meanwhile. While it has
 * kept one waiting for longer than the patience, the others do not wait for it.
 */
final class FreshReads extends OncePerRequestFilter {

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

	/** What shows nothing of the log. */
	private static final List<String> OTHERS = List.of("/actuator/", "/docs", "/openapi.json", "/asyncapi.json",
			"/swagger-ui", "/problems/", "/media/");

	private final LongSupplier head;

	private final LongSupplier reached;

	private final Duration patience;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable CompletableFuture<Long> asking;

	private @Nullable CompletableFuture<Long> next;

	private long asked;

	FreshReads(LongSupplier head, LongSupplier reached, Duration patience) {
		this.head = head;
		this.reached = reached;
		this.patience = patience;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !(request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
				|| OTHERS.stream().anyMatch(request.getRequestURI()::startsWith);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!catchUp()) {
			response.setHeader("Warelog-Read-Model", "behind");
		}
		chain.doFilter(request, response);
	}

	private boolean catchUp() {
		long deadline = System.nanoTime() + this.patience.toNanos();
		try {
			long needed = ask().get(this.patience.toNanos(), TimeUnit.NANOSECONDS);
			while (this.reached.getAsLong() < needed) {
				if (System.nanoTime() - deadline > 0) {
					return false;
				}
				LockSupport.parkNanos(LOOK_AGAIN_NANOS);
			}
			return true;
		}
		catch (ExecutionException | TimeoutException unknown) {
			return false;
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** An answer that is under way may have been given before this read came. */
	private CompletableFuture<Long> ask() {
		this.lock.lock();
		try {
			if (this.asking != null && System.nanoTime() - this.asked > this.patience.toNanos()) {
				return CompletableFuture.failedFuture(new TimeoutException());
			}
			if (this.next == null) {
				this.next = new CompletableFuture<>();
			}
			CompletableFuture<Long> answer = this.next;
			if (this.asking == null) {
				askNext();
			}
			return answer;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void askNext() {
		CompletableFuture<Long> answer = this.next;
		this.asking = answer;
		this.next = null;
		if (answer != null) {
			this.asked = System.nanoTime();
			Thread.ofVirtual().start(() -> ask(answer));
		}
	}

	private void ask(CompletableFuture<Long> answer) {
		try {
			answer.complete(this.head.getAsLong());
		}
		catch (RuntimeException failed) {
			answer.completeExceptionally(failed);
		}
		finally {
			this.lock.lock();
			try {
				askNext();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

}
