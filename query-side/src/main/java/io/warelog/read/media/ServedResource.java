package io.warelog.read.media;

import java.io.IOException;
import java.io.InputStream;

import io.warelog.media.library.ServedImage;

import org.springframework.core.io.AbstractResource;

/** One size of an image, of which Spring can serve parts. */
final class ServedResource extends AbstractResource {

	private final ServedImage image;

	ServedResource(ServedImage image) {
		this.image = image;
	}

	@Override
	public String getDescription() {
		return "Image " + this.image.etag();
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public long contentLength() {
		return this.image.length();
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return this.image.read();
	}

}
