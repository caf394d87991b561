package io.warelog.bench.upload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A JPEG as a camera makes it, about as large as is asked for. */
final class GeneratedJpeg {

	private static final int WIDTH = 2400;

	private static final int HEIGHT = 1800;

	/** Detail of so many pixels is what compresses like a photo. */
	private static final int GRAIN = 3;

	private static final int NOISE = 90;

	private static final int SHADE = 8;

	private static final int MOST = 255;

	private static final float BEST = 0.98f;

	private static final float WORST = 0.3f;

	private static final float STEP = 0.02f;

	/** Start of image. */
	private static final int HEAD = 2;

	private static final short COMMENT = (short) 0xfffe;

	private final byte[] bytes;

	private GeneratedJpeg(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Makes one, the same at each run.
	 * @param mostBytes how large it may be
	 * @return the best that is no larger
	 */
	static GeneratedJpeg ofAtMost(int mostBytes) {
		BufferedImage picture = picture();
		for (float quality = BEST; quality > WORST; quality -= STEP) {
			byte[] bytes = write(picture, quality);
			if (bytes.length <= mostBytes) {
				return new GeneratedJpeg(bytes);
			}
		}
		throw new IllegalArgumentException("Not even a poor one has only " + mostBytes + " bytes");
	}

	private static BufferedImage picture() {
		Random random = new Random(1);
		BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < HEIGHT; y += GRAIN) {
			for (int x = 0; x < WIDTH; x += GRAIN) {
				int colour = (x / SHADE & MOST) << 16 | (y / SHADE & MOST) << 8 | random.nextInt(NOISE);
				for (int pixel = 0; pixel < GRAIN * GRAIN; pixel++) {
					picture.setRGB(x + pixel % GRAIN, y + pixel / GRAIN, colour);
				}
			}
		}
		return picture;
	}

	private static byte[] write(BufferedImage picture, float quality) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try {
			ImageWriteParam settings = writer.getDefaultWriteParam();
			settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			settings.setCompressionQuality(quality);
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
				writer.setOutput(out);
				writer.write(null, new IIOImage(picture, null, null), settings);
			}
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
	}

	/** How large it is, in bytes. */
	int length() {
		return this.bytes.length;
	}

	/** How many pixels it has, in millions. */
	double megapixels() {
		return WIDTH * HEIGHT / 1e6;
	}

	/**
	 * The same picture as a file that was never sent before, so that its sizes have to be
	 * made.
	 * @param number tells it apart
	 * @return its bytes
	 */
	byte[] numbered(int number) {
		byte[] comment = ("image " + number).getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(this.bytes.length + 2 * Short.BYTES + comment.length)
			.put(this.bytes, 0, HEAD)
			.putShort(COMMENT)
			.putShort((short) (Short.BYTES + comment.length))
			.put(comment)
			.put(this.bytes, HEAD, this.bytes.length - HEAD)
			.array();
	}

}
