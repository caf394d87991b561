package io.warelog.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/** Files of images, made where they are needed. */
public final class Pictures {

	/** 40 by 24 pixels, its left half red and its right half blue, with loss. */
	public static final byte[] WEBP_LOSSY = decode("UklGRmoAAABXRUJQVlA4IF4AAACwBACdASooABgAPrVQoEqnJSMhsBqoAOAWiUAOwBQ"
			+ "APsAr//cAAHyE3JgsUnQAAP7p7P/4bVWVt//84l/JH6BdzZPGXqSfd9428JtP0pqAGP1FJzIyUjLydRB7rwAA");

	/** The same without loss. */
	public static final byte[] WEBP_LOSSLESS = decode(
			"UklGRioAAABXRUJQVlA4TB0AAAAvJ8AFAA9Qj+NwHwV0/qOCkIDwf60HFugR/Q+wlgA=");

	/** The same with loss, its lower half transparent. */
	public static final byte[] WEBP_LOSSY_ALPHA = decode("UklGRpwAAABXRUJQVlA4WAoAAAAQAAAAJwAAFwAAQUxQSBMAAAABDzD/ERFC"
			+ "IJDsLz1AAhH9z2kUAFZQOCBiAAAA0AQAnQEqKAAYAD6pRJxJpiOioTVb+ADAFQliAMZvsXgFAA+wCv/9wAAvi1d5AsAA/urU"
			+ "f1nOEa//PTPj/x/5mcoUtJl23c2Sxgtbxt4TafufiW7uYy/PHLGjxEz9LAAAAAA=");

	/** The same without loss, its lower half transparent. */
	public static final byte[] WEBP_LOSSLESS_ALPHA = decode(
			"UklGRjgAAABXRUJQVlA4TCwAAAAvJ8AFEBcwHgKBJKz9OYYRCCThjD3q" + "/Ae8G4i0bWbyJm9zeDyi/xMw3zVkAw==");

	/** The same with loss, taken with a camera on its side: orientation 6. */
	public static final byte[] WEBP_TURNED = decode("UklGRp4AAABXRUJQVlA4WAoAAAAIAAAAJwAAFwAAVlA4IF4AAACwBACdASooABg"
			+ "APrVQoEqnJSMhsBqoAOAWiUAOwBQAPsAr//cAAHyE3JgsUnQAAP7p7P/4bVWVt//84l/JH6BdzZPGXqSfd9428JtP0pqAGP1F"
			+ "JzIyUjLydRB7rwAARVhJRhoAAABNTQAqAAAACAABARIAAwAAAAEABgAAAAAAAA==");

	/** Two frames, the first of which is the same. */
	public static final byte[] WEBP_ANIMATED = decode("UklGRhgBAABXRUJQVlA4WAoAAAACAAAAJwAAFwAAQU5JTQYAAAAAAAAAAABBT"
			+ "k1GhgAAAAAAAAAAACcAABcAAGQAAAJWUDggbgAAAFAFAJ0BKigAGAA+bSySRaQioZgEAEAGxKAM3vsXgH4gfhnyAQwD8AK7/3"
			+ "AAQ2zS7gAYoAD+7v+f+qnVsuU//3N8A0p7evxP6eT2j5gzI2fXJ2UXTG5z+0MqB6yb5HHnAOk+V/kcf/RKdjZJDQAAQU5NRl4"
			+ "AAAAAAAAAAAAnAAAXAABkAAAAVlA4IEYAAACUAwCdASooABgAPm0ukUiCVgAA2JZwDLWoB+AH4AAsWtm4puQAAP7lhz/+1oDg"
			+ "1X+Z///ffCiO3X+hL9lKWkf+y6StDwAA");

	/** The same picture as a JPEG of cyan, magenta, yellow and black. */
	public static final byte[] JPEG_CMYK = decode("/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcG"
			+ "CAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgAGAAoBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBA"
			+ "QEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUt"
			+ "HwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpe"
			+ "YmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAA"
			+ "PwD71r8+q+FK/VOiiiivz1/4K1/80q/7iv8A7Z11Hgn/AJff+Af+zV9rf8E3f+aif9w7/wBuqK/PSuor7Vooooor+hWvL6/FS"
			+ "iiiiivz1/4K1/8ANKv+4r/7Z11Hgn/l9/4B/wCzV9rf8E3f+aif9w7/ANuqK/PSuor7Vooooor+hWvL6/FSiiiiivz1/wCCtf"
			+ "8AzSr/ALiv/tnXUeCf+X3/AIB/7NX2t/wTd/5qJ/3Dv/bqivz0rqK+1aKKKKK//9k=");

	/** 50 bytes that claim 3000 by 3000 pixels and whose code never comes to an end. */
	public static final byte[] WEBP_ENDLESS = decode(
			"UklGRioAAABXRUJQVlA4TB0AAAAvt8vtAg9Qj4RwHwV0/pjqkIDwf60HFugR/Q+wlgA=");

	private Pictures() {
	}

	private static byte[] decode(String base64) {
		return Base64.getDecoder().decode(base64);
	}

	/** Its left half red and its right half blue. */
	public static BufferedImage halves(int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(220, 30, 40));
		graphics.fillRect(0, 0, width, height);
		graphics.setColor(new Color(20, 60, 200));
		graphics.fillRect(width / 2, 0, width, height);
		graphics.dispose();
		return image;
	}

	/** Of one colour. */
	public static BufferedImage plain(int width, int height, int type, Color colour) {
		BufferedImage image = new BufferedImage(width, height, type);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(colour);
		graphics.fillRect(0, 0, width, height);
		graphics.dispose();
		return image;
	}

	/**
	 * Smooth with some noise, as a photograph is: about a third of a byte for a pixel.
	 */
	public static BufferedImage photo(int width, int height, long seed) {
		Random random = new Random(seed);
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int noise = random.nextInt(24);
				int red = Math.min(255, 255 * x / width / 2 + 60 + noise);
				int green = Math.min(255, 255 * y / height / 2 + 40 + noise);
				int blue = Math.min(255, (int) (80 + 60 * Math.sin(x / 40.0) * Math.cos(y / 30.0)) + noise);
				image.setRGB(x, y, red << 16 | green << 8 | blue);
			}
		}
		return image;
	}

	public static byte[] jpeg(BufferedImage image) {
		return write(image, "jpeg");
	}

	public static byte[] png(BufferedImage image) {
		return write(image, "png");
	}

	public static byte[] gif(BufferedImage image) {
		return write(image, "gif");
	}

	private static byte[] write(BufferedImage image, String format) {
		try {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			if (!ImageIO.write(image, format, out)) {
				throw new IllegalArgumentException("Cannot write this as " + format);
			}
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static BufferedImage read(byte[] file) {
		try {
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
			if (image == null) {
				throw new IllegalArgumentException("Not an image");
			}
			return image;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The JPEG with what a camera writes: an orientation, and where it was. */
	public static byte[] withExif(byte[] jpeg, int orientation) {
		byte[] place = "TAKEN-AT-52.5200N-13.4050E\0".getBytes(StandardCharsets.US_ASCII);
		ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + place.length);
		tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
		tiff.putShort((short) 2);
		tiff.putShort((short) 0x010e).putShort((short) 2).putInt(place.length).putInt(8 + 2 + 2 * 12 + 4);
		tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
		tiff.putInt(0).put(place);
		ByteBuffer result = ByteBuffer.allocate(jpeg.length + 4 + 6 + tiff.capacity());
		result.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (2 + 6 + tiff.capacity()));
		result.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
		result.put(jpeg, 2, jpeg.length - 2);
		return result.array();
	}

	/** A small PNG whose header claims any size. */
	public static byte[] pngClaiming(int width, int height) {
		byte[] png = png(halves(8, 8));
		ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
		CRC32 crc = new CRC32();
		crc.update(png, 12, 17);
		ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
		return png;
	}

	public static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

}
