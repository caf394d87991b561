package io.warelog.read.generation;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Lets each request that only reads do so in one generation. Those that write must see
 * the one that is live when they are answered.
 */
public final class OneGenerationPerRead implements Filter {

	private final Generations generations;

	public OneGenerationPerRead(Generations generations) {
		this.generations = generations;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (!isRead(request)) {
			chain.doFilter(request, response);
			return;
		}
		try {
			this.generations.reading(() -> {
				chain.doFilter(request, response);
				return true;
			});
		}
		catch (IOException | ServletException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new ServletException(ex);
		}
	}

	/** A feed that is followed live has to go over to what is live. */
	private static boolean isRead(ServletRequest request) {
		return request instanceof HttpServletRequest http
				&& (http.getMethod().equals("GET") || http.getMethod().equals("HEAD"))
				&& !String.valueOf(http.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_EVENT_STREAM_VALUE);
	}

}
