package io.warelog.read.product;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts without what searching and sorting do not care for: case, accents, punctuation.
 */
final class Words {

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

	private static final int SORT_LENGTH = 100;

	private Words() {
	}

	/**
	 * The words of a text.
	 * @param text any
	 * @return each once, folded
	 */
	static List<String> of(String text) {
		return Arrays.stream(GAPS.split(fold(text))).filter((word) -> !word.isEmpty()).distinct().toList();
	}

	/**
	 * A text to sort by.
	 * @param text any
	 * @return its beginning, folded
	 */
	static String sortKey(String text) {
		String folded = fold(text);
		return folded.substring(0,
				folded.offsetByCodePoints(0, Math.min(SORT_LENGTH, folded.codePointCount(0, folded.length()))));
	}

	private static String fold(String text) {
		if (text.chars().allMatch((c) -> c < 128)) {
			return text.toLowerCase(Locale.ROOT);
		}
		String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
		// by way of upper case, which is the same for ß and SS, for ı and i; a sigma that
		// ends a word begins others
		return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
	}

}
