package io.warelog.app;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

/** Images for tests. */
final class Picture {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private Picture() {
	}

	/**
	 * A picture that no other is like.
	 * @param format {@code png}, {@code jpeg} or {@code gif}
	 * @param width in pixels
	 * @param height in pixels
	 * @return its bytes
	 */
	static byte[] of(String format, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(40_503 * COUNT.incrementAndGet() & 0xffffff));
		graphics.fillRect(0, 0, width, height);
		graphics.setColor(Color.WHITE);
		graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			if (!ImageIO.write(image, format, bytes)) {
				throw new IllegalArgumentException("There is no format " + format);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * How large a picture is.
	 * @param bytes of it
	 * @return its width, an {@code x} and its height
	 */
	static String size(byte[] bytes) {
		try {
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
			return image.getWidth() + "x" + image.getHeight();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
