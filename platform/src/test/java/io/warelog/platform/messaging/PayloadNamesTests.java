package io.warelog.platform.messaging;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PayloadNamesTests {

	private final PayloadNames names = new PayloadNames(Map.of(String.class, new PayloadName("text", "1")));

	@Test
	void aListedClassHasItsNameAndBack() {
		assertThat(this.names.nameOf(String.class)).isEqualTo(new PayloadName("text", "1"));
		assertThat(this.names.classOf(new PayloadName("text", "1"))).isEqualTo(String.class);
	}

	@Test
	void aClassThatIsNotListedIsRefusedByName() {
		assertThatExceptionOfType(UnknownPayloadException.class).isThrownBy(() -> this.names.nameOf(Integer.class))
			.withMessageContaining("java.lang.Integer");
	}

	@Test
	void aNameOrRevisionThatIsNotListedIsRefused() {
		assertThatExceptionOfType(UnknownPayloadException.class)
			.isThrownBy(() -> this.names.classOf(new PayloadName("number", "1")))
			.withMessageContaining("number/1");
		assertThatExceptionOfType(UnknownPayloadException.class)
			.isThrownBy(() -> this.names.classOf(new PayloadName("text", "2")));
	}

	@Test
	void twoClassesCannotShareANameNotEvenInTwoRevisions() {
		Map<Class<?>, PayloadName> twice = Map.of(String.class, new PayloadName("text", "1"), Integer.class,
				new PayloadName("text", "2"));
		assertThatIllegalArgumentException().isThrownBy(() -> new PayloadNames(twice)).withMessageContaining("text");
	}

	@Test
	void aBlankNameOrRevisionIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PayloadName(" ", "1"));
		assertThatIllegalArgumentException().isThrownBy(() -> new PayloadName("text", ""));
	}

}
