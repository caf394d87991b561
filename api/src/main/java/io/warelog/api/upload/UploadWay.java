package io.warelog.api.upload;

/** How the bytes of an image come. */
public enum UploadWay {

	/** A client brings them to a signed URL, until that expires. */
	SIGNED_URL("signed-url"),
	/** They are in the request that is being answered. */
	REQUEST("request"),
	/** They have been taken in already and wait to be worked on. */
	FILE("file"),
	/** They are fetched from a URI. */
	URI("uri");

	private final String code;

	UploadWay(String code) {
		this.code = code;
	}

	/**
	 * The name in events.
	 * @return in lower case with dashes
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Reads a name.
	 * @param code as {@link #code()} gives it
	 * @return the way
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public static UploadWay of(String code) {
		for (UploadWay way : values()) {
			if (way.code.equals(code)) {
				return way;
			}
		}
		throw new IllegalArgumentException("'" + code + "' is not a way of an upload");
	}

}
