package io.warelog.read.product;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.warelog.read.store.Page.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTests {

	@ParameterizedTest
	@ValueSource(strings = { "created_at", "-created_at", "updated_at", "-price", "name", "-name" })
	void isReadAsItWasWritten(String sort) {
		ProductSort order = ProductSort.parse(sort);
		Object value = order.byText() ? "line\nbreak 茶\n" : Long.valueOf(-42);
		for (boolean backward : new boolean[] { true, false }) {
			Cursor cursor = new Cursor(order, backward,
					order.byCreation() ? Cursor.byCreation((Long) value) : new Place(value, "an-id"));
			assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
			assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "name", "name\nnext", "name\nnext\nid", "name\nnext\n\nvalue",
			"size\nnext\nid\n1", "price\nnext\nid\nmany", "price\nnext\nid\n99999999999999999999",
			"price\nsideways\nid\n1", "created_at\nnext\nid\n1" })
	void whatIsNoCursorIsNone(String text) {
		assertThat(Cursor.parse(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))).isNull();
	}

	@Test
	void whatIsNotEncodedIsNone() {
		assertThat(Cursor.parse("not base64!")).isNull();
		assertThat(Cursor.parse("A".repeat(2001))).isNull();
	}

}
