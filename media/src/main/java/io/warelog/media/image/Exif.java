package io.warelog.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How a camera was held, which is all that is read of what it wrote about a picture. */
final class Exif {

	/** The orientation of a picture that is as it should be. */
	static final int UPRIGHT = 1;

	private static final ByteBuffer SIGNATURE = ByteBuffer.wrap("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
		.asReadOnlyBuffer();

	private static final int ORIENTATION = 0x0112;

	private static final int SHORT = 3;

	private Exif() {
	}

	static boolean isExif(ByteBuffer segment) {
		return segment.remaining() >= SIGNATURE.remaining()
				&& segment.slice(segment.position(), SIGNATURE.remaining()).equals(SIGNATURE);
	}

	/**
	 * Reads the orientation, of which damage says that the picture is upright.
	 * @param exif with or without its signature
	 * @return 1 to 8
	 */
	static int orientation(ByteBuffer exif) {
		ByteBuffer tiff = isExif(exif) ? exif.slice(SIGNATURE.remaining(), exif.limit() - SIGNATURE.remaining())
				: exif.slice();
		try {
			short order = tiff.getShort(0);
			if (order != 0x4949 && order != 0x4d4d) {
				return UPRIGHT;
			}
			tiff.order((order == 0x4949) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			int directory = tiff.getInt(4);
			int entries = tiff.getShort(directory) & 0xffff;
			for (int i = 0; i < entries; i++) {
				int entry = directory + 2 + 12 * i;
				if ((tiff.getShort(entry) & 0xffff) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
					int orientation = tiff.getShort(entry + 8);
					return (orientation >= 1 && orientation <= 8) ? orientation : UPRIGHT;
				}
			}
			return UPRIGHT;
		}
		catch (IndexOutOfBoundsException ex) {
			return UPRIGHT;
		}
	}

	/** Whether a picture lies on its side: its width is then its height. */
	static boolean isTurned(int orientation) {
		return orientation >= 5;
	}

}
