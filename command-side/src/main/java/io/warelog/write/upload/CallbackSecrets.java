package io.warelog.write.upload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.warelog.api.value.MerchantId;

/**
 * The secrets with which callbacks are signed, one for each merchant. They follow from
 * one key of the service, so none has to be kept.
 */
public final class CallbackSecrets {

	private static final String ALGORITHM = "HmacSHA256";

	private final byte[] key;

	/**
	 * Makes them.
	 * @param key of the service, at least 32 bytes that nobody else knows
	 */
	public CallbackSecrets(byte[] key) {
		this.key = key.clone();
	}

	/**
	 * The secret of a merchant.
	 * @param merchant any
	 * @return the secret
	 */
	Secret of(MerchantId merchant) {
		return new Secret(hmac(this.key, "callbacks\n" + merchant.value()));
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Each Java platform has " + ALGORITHM, impossible);
		}
	}

	/** A secret that a merchant shares with the service. */
	static final class Secret {

		private final byte[] bytes;

		private Secret(byte[] bytes) {
			this.bytes = bytes;
		}

		/**
		 * Signs a message.
		 * @param signed its id, time and body with points between
		 * @return the value of {@code webhook-signature}
		 */
		String sign(String signed) {
			return "v1," + Base64.getEncoder().encodeToString(hmac(this.bytes, signed));
		}

		/**
		 * The secret as Standard Webhooks writes it.
		 * @return {@code whsec_} and base64
		 */
		String text() {
			return "whsec_" + Base64.getEncoder().encodeToString(this.bytes);
		}

	}

}
