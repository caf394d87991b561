package io.warelog.platform.http;

/** A text is no JSON that is taken here. */
final class BrokenJsonException extends Exception {

	private final String detail;

	BrokenJsonException(String detail) {
		super(detail, null, false, false);
		this.detail = detail;
	}

	/**
	 * What is wrong, worded to follow the name of the text; holds nothing of the text.
	 */
	String detail() {
		return this.detail;
	}

}
