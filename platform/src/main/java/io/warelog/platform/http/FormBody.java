package io.warelog.platform.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form that has been read whole: properties whose values are texts. A property that is
 * given twice or as a file is a fault, but for files that are taken as they come.
 */
public final class FormBody implements Body {

	/** The most fields of a form. */
	public static final int MOST_FIELDS = 1000;

	/** Bytes of the header of a part. */
	private static final int PART_HEADER = 4096;

	private final FileTaker files;

	private final ObjectNode texts = JsonNodeFactory.instance.objectNode();

	private final List<Fault> faults = new ArrayList<>();

	private final List<String> fileFingerprints = new ArrayList<>();

	private int count;

	private FormBody(FileTaker files) {
		this.files = files;
	}

	/** Takes the files in a form, one after the other as they come. */
	public interface FileTaker {

		/** Takes none. */
		FileTaker NONE = new FileTaker() {

			@Override
			public boolean takes(String field) {
				return false;
			}

			@Override
			public String take(String field, InputStream content) {
				throw new IllegalArgumentException("No file is taken");
			}

		};

		/**
		 * Tells whether a field may be a file, and then more than once.
		 * @param field its name
		 * @return whether it may
		 */
		boolean takes(String field);

		/**
		 * Takes a file.
		 * @param field its name
		 * @param content to be read to its end
		 * @return what identifies the content, to tell a repeated form from another one
		 * @throws IOException if it cannot be read
		 */
		String take(String field, InputStream content) throws IOException;

	}

	/**
	 * Takes apart what is {@code application/x-www-form-urlencoded}.
	 * @throws ProblemException with {@link ProblemKind#MALFORMED} if an escape is broken
	 * or the decoded bytes are not UTF-8, with {@link ProblemKind#UNPROCESSABLE} if it
	 * has too many fields
	 */
	static FormBody ofPairs(byte[] bytes) {
		FormBody form = new FormBody(FileTaker.NONE);
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		for (int start = 0; start < text.length();) {
			int end = text.indexOf('&', start);
			String pair = text.substring(start, (end < 0) ? text.length() : end);
			start = (end < 0) ? text.length() : end + 1;
			if (!pair.isEmpty()) {
				int equals = pair.indexOf('=');
				form.add(Percent.decodeForm((equals < 0) ? pair : pair.substring(0, equals)),
						(equals < 0) ? "" : Percent.decodeForm(pair.substring(equals + 1)));
			}
		}
		return form;
	}

	/**
	 * Takes apart what is {@code multipart/form-data}.
	 * @param type of the content, which tells the boundary
	 * @throws ProblemException with {@link ProblemKind#MALFORMED} if it is none or a text
	 * is not UTF-8, with {@link ProblemKind#UNPROCESSABLE} if it has too many parts
	 */
	static FormBody ofParts(byte[] bytes, String type) {
		return ofParts(new ByteArrayInputStream(bytes), bytes.length, type, FileTaker.NONE);
	}

	/**
	 * Takes apart what is {@code multipart/form-data} as it comes.
	 * @param content of the body
	 * @param length in bytes, -1 when that is not known
	 * @param type of the content, which tells the boundary
	 * @param files takes the files
	 * @throws ProblemException with {@link ProblemKind#MALFORMED} if it is none or a text
	 * is not UTF-8, with {@link ProblemKind#UNPROCESSABLE} if it has too many parts
	 */
	static FormBody ofParts(InputStream content, long length, String type, FileTaker files) {
		FormBody form = new FormBody(files);
		FileUpload upload = new FileUpload();
		// one character per byte, to be decoded strictly
		upload.setHeaderEncoding(StandardCharsets.ISO_8859_1.name());
		upload.setPartHeaderSizeMax(PART_HEADER);
		try {
			Beginning received = new Beginning(content);
			FileItemIterator parts = upload.getItemIterator(new Received(received, length, type));
			while (parts.hasNext()) {
				form.add(parts.next());
			}
			if (form.count == 0 && !begins(received.bytes(), upload.getBoundary(type))) {
				throw new IOException("There is no boundary");
			}
		}
		catch (IOException ex) {
			throw malformed(
					"The body is not multipart/form-data, breaks off, or has a part whose header is longer than "
							+ PART_HEADER + " bytes.");
		}
		return form;
	}

	@Override
	public JsonFields fields() {
		JsonFields fields = JsonFields.ofForm(this.texts);
		this.faults.forEach(fields::reject);
		return fields;
	}

	/**
	 * Identifies the form by its fields, since the boundary between parts differs from
	 * one repetition to the next.
	 */
	@Override
	public String fingerprint() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		write(bytes, Integer.toString(this.count));
		this.fileFingerprints.forEach((file) -> write(bytes, file));
		this.texts.forEachEntry((name, text) -> {
			write(bytes, name);
			write(bytes, text.stringValue());
		});
		return HexFormat.of().formatHex(ApiKeys.sha256(bytes.toByteArray()));
	}

	/** With its length, so that no two forms are written in the same way. */
	private static void write(ByteArrayOutputStream to, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length).array());
		to.writeBytes(bytes);
	}

	private static boolean begins(byte[] bytes, byte[] boundary) {
		int end = 2 + boundary.length;
		return bytes.length >= end && bytes[0] == '-' && bytes[1] == '-'
				&& Arrays.equals(bytes, 2, end, boundary, 0, boundary.length);
	}

	private void add(FileItemStream part) throws IOException {
		String name = Percent.utf8(part.getFieldName().getBytes(StandardCharsets.ISO_8859_1));
		if (name == null) {
			throw malformed("The form has a field whose name is not UTF-8.");
		}
		if (!part.isFormField()) {
			addFile(name, part);
			return;
		}
		if (part.getContentType() != null && BodyBytes.utf8Type(part.getContentType()) == null) {
			reject(name, "must be a text in UTF-8");
			return;
		}
		try (InputStream in = part.openStream()) {
			add(name, Percent.utf8(in.readAllBytes()));
		}
	}

	private void addFile(String name, FileItemStream part) throws IOException {
		if (!this.files.takes(name)) {
			reject(name, "must be a text, not a file");
			return;
		}
		count();
		InputStream in = part.openStream();
		try {
			this.fileFingerprints.add(name + " " + this.files.take(name, in));
		}
		catch (ProblemException refused) {
			if (refused.problem().kind() != ProblemKind.REQUEST_TIMEOUT) {
				// reads what is left, so that the sender gets to read the answer
				in.close();
			}
			throw refused;
		}
	}

	private void add(@Nullable String name, @Nullable String text) {
		if (name == null || text == null) {
			throw malformed("The form has a field that is not UTF-8, or a broken percent-escape.");
		}
		if (this.texts.has(name)) {
			reject(name, "must be given once");
			return;
		}
		count();
		this.texts.put(name, text);
	}

	private void reject(String name, String detail) {
		count();
		this.faults.add(Fault.at(JsonFields.pointer(name), detail));
	}

	private void count() {
		if (++this.count > MOST_FIELDS) {
			throw Problem.unprocessable(List.of(Fault.at("", "must have at most " + MOST_FIELDS + " fields")))
				.exception();
		}
	}

	private static ProblemException malformed(String detail) {
		return Problem.of(ProblemKind.MALFORMED, detail).exception();
	}

	/** Remembers how a body begins. */
	private static final class Beginning extends FilterInputStream {

		/** More than a boundary has. */
		private static final int ROOM = 128;

		private final byte[] bytes = new byte[ROOM];

		private int count;

		private Beginning(InputStream in) {
			super(in);
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
		}

		@Override
		public int read(byte[] to, int from, int length) throws IOException {
			int read = super.read(to, from, length);
			if (read > 0 && this.count < ROOM) {
				int kept = Math.min(read, ROOM - this.count);
				System.arraycopy(to, from, this.bytes, this.count, kept);
				this.count += kept;
			}
			return read;
		}

		private byte[] bytes() {
			return Arrays.copyOf(this.bytes, this.count);
		}

	}

	/**
	 * A body as it comes.
	 *
	 * @param content of it
	 * @param contentLength in bytes, -1 when that is not known
	 * @param type of the content
	 */
	private record Received(InputStream content, long contentLength, String type) implements UploadContext {

		@Override
		public String getCharacterEncoding() {
			return StandardCharsets.ISO_8859_1.name();
		}

		@Override
		public String getContentType() {
			return this.type;
		}

		@Override
		public InputStream getInputStream() {
			return this.content;
		}

	}

}
