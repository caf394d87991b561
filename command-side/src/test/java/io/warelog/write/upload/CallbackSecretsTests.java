package io.warelog.write.upload;

import java.util.Arrays;
import java.util.UUID;

import io.warelog.api.value.MerchantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackSecretsTests {

	private static final MerchantId MERCHANT = new MerchantId(new UUID(1, 1));

	private final byte[] key = new byte[32];

	@Test
	void aMerchantKeepsItsSecret() {
		assertThat(new CallbackSecrets(this.key).of(MERCHANT).text())
			.isEqualTo(new CallbackSecrets(this.key).of(MERCHANT).text())
			.matches("whsec_[A-Za-z0-9+/]{43}=");
	}

	@Test
	void merchantsAndServicesHaveDifferentSecrets() {
		byte[] other = new byte[32];
		Arrays.fill(other, (byte) 1);
		CallbackSecrets secrets = new CallbackSecrets(this.key);
		assertThat(secrets.of(MERCHANT).text()).isNotEqualTo(secrets.of(new MerchantId(new UUID(1, 2))).text())
			.isNotEqualTo(new CallbackSecrets(other).of(MERCHANT).text());
	}

	@Test
	void aSignatureIsOfTheVersionThatIsSymmetric() {
		assertThat(new CallbackSecrets(this.key).of(MERCHANT).sign("msg_1.1.{}")).matches("v1,[A-Za-z0-9+/]{43}=");
	}

}
