package io.warelog.read.store;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What no store could keep is refused where it is declared. */
class CollectionTests {

	private static final List<Field> FIELDS = List.of(Field.bytes("body"), Field.text("name"), Field.number("price"),
			Field.words("tags"));

	@ParameterizedTest
	@MethodSource
	void isRefused(List<Field> fields, List<List<String>> indexes, String why) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Collection("things", 1, fields, indexes))
			.withMessage(why);
	}

	static Stream<Arguments> isRefused() {
		return Stream.of(
				arguments(List.of(Field.text("name"), Field.number("name")), List.of(), "things has two fields name"),
				arguments(List.of(Field.words("tags", "name")), List.of(), "things has no field name"),
				arguments(FIELDS, List.of(List.of("nmae")), "things has no field nmae"),
				arguments(FIELDS, List.of(List.of("body")), "things.body is no text or number field"),
				arguments(FIELDS, List.of(List.of(Collection.ID, "name")), "things has an index that sorts by nothing"),
				arguments(FIELDS, List.of(List.of("name", "price"), List.of("price"), List.of("name", "price")),
						"things has the index [name, price] twice"),
				arguments(FIELDS, List.of(List.of("name"), List.of("name", Collection.ID)),
						"things has the index [name, id] twice"));
	}

}
