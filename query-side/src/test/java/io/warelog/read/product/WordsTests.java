package io.warelog.read.product;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@ParameterizedTest
	@CsvSource({ "Green Tea, green tea", "'Tea, tea; TEA!', tea", "Café Crème, cafe creme", "Cafe\u0301, cafe",
			"İstanbul ISPARTA, istanbul isparta", "ısparta, isparta", "Straße STRASSE, strasse", "ﬁne ﬂoor, fine floor",
			"ΟΔΟΣ οδος, οδοσ", "茶 緑茶, 茶 緑茶", "USB-C 3.0, usb c 3 0", "Ａ４, a4", "x², x2" })
	void wordsAreFoldedAndEachOnce(String text, String words) {
		assertThat(Words.of(text)).containsExactly(words.split(" "));
	}

	@Test
	void punctuationAloneIsNoWord() {
		assertThat(Words.of(" -- !? \uD83D\uDE00")).isEmpty();
	}

	@Test
	void sortKeysAreTheFoldedBeginning() {
		assertThat(Words.sortKey("Éclair, Large")).isEqualTo("eclair, large");
		assertThat(Words.sortKey("x".repeat(255))).hasSize(100);
		String astral = "\uD840\uDC00";
		assertThat(Words.sortKey(astral.repeat(255))).isEqualTo(astral.repeat(100));
	}

}
