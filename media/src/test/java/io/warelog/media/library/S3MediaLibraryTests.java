package io.warelog.media.library;

import io.warelog.media.store.MediaStore;
import io.warelog.media.store.s3.S3MediaStore;
import io.warelog.media.store.s3.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A library over a bucket. */
class S3MediaLibraryTests extends MediaLibraryContract {

	private static S3Server server;

	private S3MediaStore store;

	@BeforeAll
	static void start() {
		server = new S3Server();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void open() {
		this.store = server.newStore("");
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Override
	protected MediaStore store() {
		return this.store;
	}

}
