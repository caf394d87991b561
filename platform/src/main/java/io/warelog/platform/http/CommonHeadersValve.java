package io.warelog.platform.http;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Sets the common header fields on every answer. It is a valve, since a filter does not
 * see what the container refuses by itself.
 */
final class CommonHeadersValve extends ValveBase {

	CommonHeadersValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		CommonHeaders.apply(request, response);
		getNext().invoke(request, response);
	}

}
