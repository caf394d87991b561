package io.warelog.api.value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SlugTests {

	private static final String LONGEST = "s".repeat(100);

	@ParameterizedTest
	@ValueSource(strings = { "a", "0", "green-tea", "a-2", "2-a-3" })
	void lettersDigitsAndSingleDashesAreASlug(String slug) {
		assertThat(new Slug(slug)).hasToString(slug);
	}

	@ParameterizedTest
	@EmptySource
	@ValueSource(strings = { "-", "-a", "a-", "a--b", "A", "ä", "a b", "a_b", "a/b", "a\n", "ａ", "٣" })
	void anythingElseIsNone(String slug) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Slug(slug)).withMessageContaining("is not a slug");
	}

	@Test
	void aSlugHasAtMostAHundredCharacters() {
		assertThat(new Slug(LONGEST).value()).hasSize(100);
		assertThatIllegalArgumentException().isThrownBy(() -> new Slug(LONGEST + "s"));
	}

	@ParameterizedTest
	@CsvSource({ "tea, 2, tea-2", "tea, 10, tea-10", "tea-2, 2, tea-2-2",
			"tea, 9223372036854775807, tea-9223372036854775807" })
	void aNumberComesBehind(String slug, long number, String expected) {
		assertThat(new Slug(slug).numbered(number)).isEqualTo(new Slug(expected));
	}

	@Test
	void theLongestSlugMakesRoomForItsNumber() {
		assertThat(new Slug(LONGEST).numbered(2).value()).hasSize(100).isEqualTo("s".repeat(98) + "-2");
		assertThat(new Slug(LONGEST).numbered(1000).value()).hasSize(100).isEqualTo("s".repeat(95) + "-1000");
		assertThat(new Slug(LONGEST).numbered(Long.MAX_VALUE).value()).hasSize(100).startsWith("s".repeat(80) + "-");
	}

	@Test
	void aDashAtTheCutIsNotDoubled() {
		Slug cutAtItsDash = new Slug("s".repeat(97) + "-" + "ss");
		assertThat(cutAtItsDash.numbered(2)).isEqualTo(new Slug("s".repeat(97) + "-2"));
	}

	@Test
	void numbersKeepLongSlugsApart() {
		Slug longest = new Slug(LONGEST);
		assertThat(longest.numbered(9)).isNotEqualTo(longest.numbered(10)).isNotEqualTo(longest.numbered(99));
	}

}
