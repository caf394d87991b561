package io.warelog.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * What a text may look like. In every text unpaired surrogates and control characters are
 * refused.
 *
 * @param min the least number of characters (Unicode code points), 0 or more
 * @param max the largest number of characters (Unicode code points)
 * @param multiline whether line breaks and tabs are allowed
 */
public record TextRule(int min, int max, boolean multiline) {

	/**
	 * A text of one line.
	 * @param min the least number of characters
	 * @param max the largest number of characters
	 * @return the rule
	 */
	public static TextRule line(int min, int max) {
		return new TextRule(min, max, false);
	}

	/**
	 * A text that may have several lines and tabs.
	 * @param min the least number of characters
	 * @param max the largest number of characters
	 * @return the rule
	 */
	public static TextRule lines(int min, int max) {
		return new TextRule(min, max, true);
	}

	/**
	 * Tells what is wrong with a text.
	 * @param text the text
	 * @return the detail of a fault, or null when the text is as it should be
	 */
	public @Nullable String faultIn(String text) {
		int length = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
				i++;
			}
			else if (Character.isSurrogate(c)) {
				return "must not have an unpaired surrogate";
			}
			else if (Character.isISOControl(c) && !(this.multiline && (c == '\n' || c == '\r' || c == '\t'))) {
				return this.multiline ? "must not have control characters other than line breaks and tabs"
						: "must not have control characters";
			}
			length++;
		}
		if (length > this.max) {
			return "must have at most " + this.max + " characters, not " + length;
		}
		if (length < this.min) {
			return (length == 0) ? "must not be empty"
					: "must have at least " + this.min + " characters, not " + length;
		}
		return null;
	}

}
