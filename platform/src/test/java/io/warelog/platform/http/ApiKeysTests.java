package io.warelog.platform.http;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a key looks like. */
class ApiKeysTests {

	private final SecureRandom random = new SecureRandom();

	@Test
	void newKeysAreWellFormedAndDiffer() {
		Set<String> keys = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			String key = ApiKeys.make(this.random);
			assertThat(key).matches("wl_[0-9A-Za-z]{36}");
			assertThat(ApiKeys.looksWellFormed(key)).isTrue();
			keys.add(key);
		}
		assertThat(keys).hasSize(1000);
	}

	@Test
	void everySingleWrongDigitIsSeen() {
		String key = ApiKeys.make(this.random);
		for (int i = 0; i < key.length(); i++) {
			char other = (key.charAt(i) == 'a') ? 'b' : 'a';
			assertThat(ApiKeys.looksWellFormed(key.substring(0, i) + other + key.substring(i + 1))).isFalse();
		}
		assertThat(ApiKeys.looksWellFormed(key + "a")).isFalse();
		assertThat(ApiKeys.looksWellFormed(key.replace('w', 'x'))).isFalse();
		assertThat(ApiKeys.looksWellFormed("")).isFalse();
	}

	@Test
	void theHashIsTheOneOfTheStandard() {
		assertThat(ApiKeys.sha256Hex("abc"))
			.isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	}

}
