package io.warelog.read.store.mongo;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What is wrong with a URI is told, but never a password in it. */
class MongoUriTests {

	@ParameterizedTest
	@ValueSource(strings = { "mongodb://user:sec/ret@localhost/db", "mongodb://user:sec?ret@localhost/db",
			"mongodb://user:sec@ret@localhost/db", "mongodb://user:sec:ret@localhost/db",
			"mongodb://user:sec%ret@localhost/db", "mongodb://user:sec/?ret=1@localhost/db" })
	void aPasswordThatIsNotEncodedIsNotTold(String uri) {
		assertThatIllegalArgumentException().isThrownBy(() -> MongoReadModelStore.check(uri)).satisfies((wrong) -> {
			StringWriter text = new StringWriter();
			wrong.printStackTrace(new PrintWriter(text));
			assertThat(text.toString()).doesNotContain("sec", "ret@", "ret=");
		});
	}

	@Test
	void whatIsWrongIsToldWhereThereIsNoPassword() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MongoReadModelStore.check("mongodb://localhost/db?journal"))
			.withMessageContaining("journal");
	}

	@Test
	void anEncodedPasswordIsFine() {
		assertThatNoException()
			.isThrownBy(() -> MongoReadModelStore.check("mongodb://user:sec%2Fret%3F%40@localhost/db?w=1"));
	}

}
