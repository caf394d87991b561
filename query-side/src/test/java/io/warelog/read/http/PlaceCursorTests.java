package io.warelog.read.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

import io.warelog.read.store.Page.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceCursorTests {

	private static final Place PLACE = new Place(-42L, "line\nbreak:7");

	private final PlaceCursor cursors = PlaceCursor.in("history", new UUID(1, 1));

	@Test
	void isReadAsItWasWritten() {
		String text = Objects.requireNonNull(this.cursors.of(PLACE));

		assertThat(text).matches("[A-Za-z0-9_-]+");
		assertThat(this.cursors.parse(text)).isEqualTo(PLACE);
		assertThat(this.cursors.of(null)).isNull();
	}

	@Test
	void isNoneOfAnotherList() {
		String text = Objects.requireNonNull(this.cursors.of(PLACE));

		assertThat(PlaceCursor.in("history", new UUID(1, 2)).parse(text)).isNull();
		assertThat(PlaceCursor.in("events", new UUID(1, 1)).parse(text)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1\nid", "history 00000000-0000-0001-0000-000000000001",
			"history 00000000-0000-0001-0000-000000000001\n1", "history 00000000-0000-0001-0000-000000000001\nmany\nid",
			"history 00000000-0000-0001-0000-000000000001\n99999999999999999999\nid" })
	void whatIsNoCursorIsNone(String text) {
		assertThat(this.cursors.parse(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))))
			.isNull();
		assertThat(this.cursors.parse("not base64!")).isNull();
	}

}
