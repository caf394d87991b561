package io.warelog.media.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

import io.warelog.media.ImageType;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusal;
import io.warelog.media.MediaRefusedException;

/**
 * What the structure of a file tells, without decoding any of its pixels: its kind, how
 * large its frames are, how it is to be held, and that it goes on to its end. What is
 * behind the end does not matter: it is not decoded, and never served.
 */
final class FileHead {

	/**
	 * How many times a JPEG may go over its pixels. Real ones do about ten times; each
	 * costs as much time as the image has pixels and as little as a few bytes.
	 */
	private static final int MOST_SCANS = 64;

	private static final byte[] PNG_SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private final ByteBuffer in;

	private int width;

	private int height;

	private int orientation = Exif.UPRIGHT;

	private FileHead(byte[] bytes) {
		this.in = ByteBuffer.wrap(bytes);
	}

	/**
	 * Looks at a file.
	 * @param bytes any
	 * @return what it is
	 * @throws MediaRefusedException when it is no image, has too many pixels or is not
	 * whole
	 */
	static ImageFacts look(byte[] bytes) throws MediaRefusedException {
		ImageType type = sniff(bytes).orElseThrow(() -> new MediaRefusedException(new MediaRefusal.NotAnImage()));
		FileHead head = new FileHead(bytes);
		try {
			switch (type) {
				case JPEG -> head.jpeg();
				case PNG -> head.png();
				case GIF -> head.gif();
				case WEBP -> head.webp();
			}
		}
		catch (BufferUnderflowException ex) {
			throw broken("it ends too early");
		}
		return head.facts(type);
	}

	/**
	 * The kind of a file by its first bytes.
	 * @param bytes any
	 * @return the kind, empty when it is none that is taken
	 */
	static Optional<ImageType> sniff(byte[] bytes) {
		if (startsWith(bytes, 0, new byte[] { (byte) 0xff, (byte) 0xd8, (byte) 0xff })) {
			return Optional.of(ImageType.JPEG);
		}
		if (startsWith(bytes, 0, PNG_SIGNATURE)) {
			return Optional.of(ImageType.PNG);
		}
		if (startsWith(bytes, 0, ascii("GIF87a")) || startsWith(bytes, 0, ascii("GIF89a"))) {
			return Optional.of(ImageType.GIF);
		}
		if (startsWith(bytes, 0, ascii("RIFF")) && startsWith(bytes, 8, ascii("WEBP"))) {
			return Optional.of(ImageType.WEBP);
		}
		return Optional.empty();
	}

	private static boolean startsWith(byte[] bytes, int from, byte[] start) {
		return bytes.length >= from + start.length
				&& ByteBuffer.wrap(bytes, from, start.length).equals(ByteBuffer.wrap(start));
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private ImageFacts facts(ImageType type) throws MediaRefusedException {
		if (this.width == 0) {
			throw broken("it has no picture");
		}
		return Exif.isTurned(this.orientation) ? new ImageFacts(type, this.height, this.width, this.orientation)
				: new ImageFacts(type, this.width, this.height, this.orientation);
	}

	private static MediaRefusedException broken(String what) {
		return new MediaRefusedException(new MediaRefusal.Broken(what));
	}

	/**
	 * The first frame counts, but none may be too large: which is decoded is up to a
	 * library.
	 */
	private void frame(long width, long height) throws MediaRefusedException {
		checkPixels(width, height);
		if (this.width == 0) {
			this.width = (int) width;
			this.height = (int) height;
		}
	}

	private static void checkPixels(long width, long height) throws MediaRefusedException {
		if (width <= 0 || height <= 0) {
			throw broken("it has no pixels");
		}
		// Neither is above 2^32, and their product may be above 2^63
		if (width > MediaLimits.PIXELS || height > MediaLimits.PIXELS || width * height > MediaLimits.PIXELS) {
			throw new MediaRefusedException(new MediaRefusal.TooManyPixels(width, height, MediaLimits.PIXELS));
		}
	}

	private void jpeg() throws MediaRefusedException {
		skip(2);
		int scans = 0;
		for (int marker = jpegMarker(); marker != 0xd9; marker = jpegMarker()) {
			if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
				continue;
			}
			int length = u16() - 2;
			if (length < 0) {
				throw broken("a segment has no length");
			}
			ByteBuffer segment = part(length);
			if (isFrame(marker)) {
				if (this.width != 0) {
					throw broken("it has more than one frame");
				}
				segment.get();
				int height = segment.getShort() & 0xffff;
				frame(segment.getShort() & 0xffff, height);
			}
			else if (marker == 0xe1 && Exif.isExif(segment)) {
				this.orientation = Exif.orientation(segment);
			}
			else if (marker == 0xda) {
				scans++;
				if (scans > MOST_SCANS) {
					throw broken("it goes over its pixels more than " + MOST_SCANS + " times");
				}
				skipScan();
			}
		}
		if (scans == 0) {
			throw broken("it has no picture");
		}
	}

	private static boolean isFrame(int marker) {
		return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
	}

	private int jpegMarker() throws MediaRefusedException {
		if (u8() != 0xff) {
			throw broken("a marker is missing");
		}
		int marker = u8();
		while (marker == 0xff) {
			marker = u8();
		}
		return marker;
	}

	/** Up to the next marker that is not a part of the scan itself. */
	private void skipScan() {
		while (true) {
			if (u8() == 0xff && this.in.hasRemaining()) {
				int next = this.in.get(this.in.position()) & 0xff;
				if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
					this.in.position(this.in.position() - 1);
					return;
				}
			}
		}
	}

	private void png() throws MediaRefusedException {
		skip(PNG_SIGNATURE.length);
		boolean data = false;
		String type = "";
		while (!type.equals("IEND")) {
			int length = this.in.getInt();
			if (length < 0) {
				throw broken("a chunk has no length");
			}
			int start = this.in.position();
			type = fourLetters();
			ByteBuffer chunk = part(length);
			int checksum = this.in.getInt();
			if (Character.isUpperCase(type.charAt(0)) && checksum != crc(start, length + 4)) {
				throw broken("a checksum is wrong");
			}
			if (this.width == 0 != type.equals("IHDR")) {
				throw broken("its header is not where it should be");
			}
			switch (type) {
				case "IHDR" -> frame(chunk.getInt() & 0xffffffffL, chunk.getInt() & 0xffffffffL);
				case "IDAT" -> data = true;
				case "eXIf" -> this.orientation = Exif.orientation(chunk);
				default -> {
				}
			}
		}
		if (!data) {
			throw broken("it has no picture");
		}
	}

	private int crc(int start, int length) {
		CRC32 crc = new CRC32();
		crc.update(this.in.duplicate().limit(start + length).position(start));
		return (int) crc.getValue();
	}

	private void gif() throws MediaRefusedException {
		skip(6);
		little();
		checkPixels(u16(), u16());
		int flags = u8();
		skip(2 + colours(flags));
		for (int block = u8(); block != 0x3b; block = u8()) {
			switch (block) {
				case 0x21 -> {
					skip(1);
					skipBlocks();
				}
				case 0x2c -> {
					skip(4);
					frame(u16(), u16());
					skip(colours(u8()) + 1);
					skipBlocks();
				}
				default -> throw broken("a block is of no known kind");
			}
		}
	}

	private static int colours(int flags) {
		return ((flags & 0x80) != 0) ? 3 << ((flags & 7) + 1) : 0;
	}

	private void skipBlocks() {
		for (int length = u8(); length != 0; length = u8()) {
			skip(length);
		}
	}

	private void webp() throws MediaRefusedException {
		skip(4);
		little();
		long length = this.in.getInt() & 0xffffffffL;
		if (length > this.in.remaining()) {
			throw broken("it ends too early");
		}
		this.in.limit(this.in.position() + (int) length);
		skip(4);
		boolean data = false;
		while (this.in.remaining() >= 8) {
			String type = fourLetters();
			ByteBuffer chunk = webpChunk(this.in);
			switch (type) {
				case "VP8X" -> {
					from(chunk, 4);
					frame(u24(chunk) + 1, u24(chunk) + 1);
				}
				case "ANMF" -> {
					data = true;
					from(chunk, 6);
					frame(u24(chunk) + 1, u24(chunk) + 1);
					from(chunk, 16);
					while (chunk.remaining() >= 8) {
						String inner = fourLetters(chunk);
						bitstream(inner, webpChunk(chunk));
					}
				}
				case "EXIF" -> this.orientation = Exif.orientation(chunk);
				default -> data |= bitstream(type, chunk);
			}
		}
		if (!data) {
			throw broken("it has no picture");
		}
	}

	private static ByteBuffer webpChunk(ByteBuffer in) {
		long length = in.getInt() & 0xffffffffL;
		if (length > in.remaining()) {
			throw new BufferUnderflowException();
		}
		ByteBuffer chunk = in.slice(in.position(), (int) length).order(in.order());
		// Padded to an even length, but the last is sometimes not
		in.position((int) Math.min(in.position() + length + (length & 1), in.limit()));
		return chunk;
	}

	private boolean bitstream(String type, ByteBuffer chunk) throws MediaRefusedException {
		switch (type) {
			case "VP8 " -> {
				from(chunk, 6);
				frame(chunk.getShort() & 0x3fff, chunk.getShort() & 0x3fff);
				return true;
			}
			case "VP8L" -> {
				from(chunk, 1);
				int bits = chunk.getInt();
				frame((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
				return true;
			}
			default -> {
				return false;
			}
		}
	}

	private static void from(ByteBuffer in, int position) {
		if (position > in.limit()) {
			throw new BufferUnderflowException();
		}
		in.position(position);
	}

	private static int u24(ByteBuffer in) {
		return in.get() & 0xff | (in.get() & 0xff) << 8 | (in.get() & 0xff) << 16;
	}

	private void little() {
		this.in.order(ByteOrder.LITTLE_ENDIAN);
	}

	private int u8() {
		return this.in.get() & 0xff;
	}

	private int u16() {
		return this.in.getShort() & 0xffff;
	}

	private String fourLetters() {
		return fourLetters(this.in);
	}

	private static String fourLetters(ByteBuffer in) {
		byte[] letters = new byte[4];
		in.get(letters);
		return new String(letters, StandardCharsets.ISO_8859_1);
	}

	private ByteBuffer part(int length) {
		if (length > this.in.remaining()) {
			throw new BufferUnderflowException();
		}
		ByteBuffer part = this.in.slice(this.in.position(), length).order(this.in.order());
		skip(length);
		return part;
	}

	private void skip(int length) {
		if (length > this.in.remaining()) {
			throw new BufferUnderflowException();
		}
		this.in.position(this.in.position() + length);
	}

}
