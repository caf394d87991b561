package io.warelog.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import com.github.f4b6a3.uuid.UuidCreator;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.merchant.WeightUnit;
import io.warelog.api.value.CurrencyCode;
import io.warelog.api.value.MerchantId;
import io.warelog.api.value.OrganizationId;
import io.warelog.platform.http.ApiKeys;
import io.warelog.platform.http.Scope;
import io.warelog.write.commit.Commands;
import io.warelog.write.commit.Intent;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.facts.Facts;
import io.warelog.write.key.KeyCommand.IssueKey;
import io.warelog.write.merchant.MerchantCommand.RegisterMerchant;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that there is a merchant and a key to begin with: the merchant
 * {@code default} and the operator's key, which is also that merchant's. A start cut
 * short goes on at the next one, as the ids of the first merchant are fixed and the key
 * is in its file before it is in the log.
 */
final class FirstStart {

	private static final String DEFAULT = "default";

	private static final UUID MERCHANT = named("merchant");

	private static final UUID ORGANIZATION = named("organization");

	private final Settings settings;

	private final Facts facts;

	private final Commands commands;

	private final Clock clock;

	private final @Nullable Duration keyTime;

	/**
	 * Makes it.
	 * @param settings of the process
	 * @param facts of the log
	 * @param commands to send
	 * @param clock tells since when a key is good
	 * @param keyTime how long the key is good, or null for ever
	 */
	FirstStart(Settings settings, Facts facts, Commands commands, Clock clock, @Nullable Duration keyTime) {
		this.settings = settings;
		this.facts = facts;
		this.commands = commands;
		this.clock = clock;
		this.keyTime = keyTime;
	}

	void run() {
		Path file = this.settings.data().resolve("operator.key");
		try {
			Optional<String> kept = Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
			String key = Optional.ofNullable(this.settings.operatorKey())
				.or(() -> kept)
				.orElseGet(() -> ApiKeys.make(new SecureRandom()));
			if (kept.isEmpty() || !kept.get().equals(key)) {
				SecretFile.write(file, (key + "\n").getBytes(StandardCharsets.US_ASCII));
			}
			if (this.facts.key(ApiKeys.sha256Hex(key)).isEmpty()) {
				issue(key);
				if (this.settings.operatorKey() == null) {
					System.out.println("The operator's key, told this once and kept in " + file + ": " + key);
				}
			}
		}
		catch (IOException unwritable) {
			throw new UncheckedIOException(unwritable);
		}
	}

	private void issue(String key) {
		UUID keyId = UuidCreator.getTimeOrderedEpochPlus1();
		Instant now = this.clock.instant();
		Intent intent = new Intent(MERCHANT, keyId, "first-start", null, null, null);
		Merchant merchant = this.facts.merchant(MERCHANT).orElseGet(() -> register(intent));
		sendUnless(() -> this.facts.key(ApiKeys.sha256Hex(key)).isPresent(),
				new IssueKey(ApiKeys.sha256Hex(key), keyId, merchant.id(), merchant.organization(), "operator",
						Set.of(Scope.OPERATOR.word(), Scope.ADMIN.word()),
						(this.keyTime != null) ? now.plus(this.keyTime) : null, now, List.of()),
				intent);
	}

	private Merchant register(Intent intent) {
		sendUnless(() -> this.facts.merchant(MERCHANT).isPresent(), new RegisterMerchant(new MerchantId(MERCHANT),
				new OrganizationId(ORGANIZATION), DEFAULT, DEFAULT, new CurrencyCode("USD"), null, WeightUnit.KG),
				intent);
		return this.facts.merchant(MERCHANT).orElseThrow();
	}

	/** Another node may start for the first time on the same log. */
	private void sendUnless(BooleanSupplier done, Object command, Intent intent) {
		try {
			this.commands.send(() -> {
				if (done.getAsBoolean()) {
					throw new DoneException();
				}
				return command;
			}, intent);
		}
		catch (DoneException byAnotherNode) {
			// which is as good
		}
		catch (RefusedException refused) {
			// it may also have been done after it was looked for
			if (!done.getAsBoolean()) {
				throw refused;
			}
		}
	}

	private static UUID named(String kind) {
		return UUID.nameUUIDFromBytes(("warelog:" + kind + ":" + DEFAULT).getBytes(StandardCharsets.UTF_8));
	}

	/** That there is nothing left to do. */
	private static final class DoneException extends RuntimeException {

	}

}
