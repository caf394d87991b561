package io.warelog.app;

import java.nio.file.Path;

import io.warelog.platform.axonserver.AxonServerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How an Axon Server is named on the command line. */
class AxonServerAddressTests {

	@Test
	void aHostAloneIsEnough() {
		AxonServerAddress address = AxonServerAddress.parse("axonserver://axon.example");

		assertThat(address.servers()).containsExactly("axon.example:8124");
		assertThat(address.context()).isEqualTo("default");
		assertThat(address.tls()).isFalse();
		assertThat(address.certificate()).isNull();
	}

	@Test
	void severalServersContextTlsAndCertificateCanBeNamed() {
		AxonServerAddress address = AxonServerAddress
			.parse("axonserver://a:8124,b:9000/?context=shop&tls=true&certificate=ca.pem");

		assertThat(address.servers()).containsExactly("a:8124", "b:9000");
		assertThat(address.context()).isEqualTo("shop");
		assertThat(address.tls()).isTrue();
		assertThat(address.certificate()).isEqualTo(Path.of("ca.pem"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "axonserver://", "axonserver://a:0", "axonserver://a:65536", "axonserver://a,,b",
			"axonserver://a?tls=yes", "axonserver://a?context=", "axonserver://a?certificate=x",
			"axonserver://a?context=a&context=b", "axonserver://a/path", "http://a" })
	void whatIsWrongIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AxonServerAddress.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "axonserver://user:s3cret@a:8124", "axonserver://a?token=s3cret" })
	void aSecretInItIsRefusedAndNotRepeated(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AxonServerAddress.parse(text))
			.satisfies((refused) -> assertThat(refused.getMessage()).doesNotContain("s3cret"));
	}

}
