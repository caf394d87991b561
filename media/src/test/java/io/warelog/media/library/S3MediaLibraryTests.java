package io.warelog.media.library;

import io.warelog.media.store.MediaStore;
import io.warelog.media.store.s3.S3Server;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A library over a bucket. */
class S3MediaLibraryTests extends MediaLibraryContract {

	@RegisterExtension
	static final S3Server SERVER = new S3Server();

	private final MediaStore store = SERVER.newStore("");

	@Override
	protected MediaStore store() {
		return this.store;
	}

}
