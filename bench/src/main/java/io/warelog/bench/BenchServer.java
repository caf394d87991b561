package io.warelog.bench;

import io.warelog.app.Warelog;

/**
 * The ordinary service with one endpoint more, which does nothing.
 */
public final class BenchServer {

	private BenchServer() {
	}

	static void main(String[] args) {
		Warelog.start(args, NoopEndpoint.class);
	}

}
