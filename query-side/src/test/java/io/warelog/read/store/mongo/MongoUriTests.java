package io.warelog.read.store.mongo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.event.ServerMonitorListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What is wrong with a URI is told, but never a password in it; what is right goes before
 * the defaults.
 */
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

	@Test
	void writesThatNobodyAcknowledgesAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MongoReadModelStore.check("mongodb://user:secret@localhost/db?w=0"))
			.withMessage("w=0 leaves nobody to know what has been written.");
	}

	@Test
	void withoutAWordOfTheUriWhatTheMajorityHasCountsAndNobodyWaitsLong() {
		MongoClientSettings settings = settings("mongodb://localhost/db");

		assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY);
		assertThat(settings.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
		assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
		assertThat(settings.getRetryWrites()).isTrue();
		assertThat(settings.getRetryReads()).isTrue();
		assertThat(settings.getTimeout(TimeUnit.MILLISECONDS)).isEqualTo(1_500);
		assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS)).isEqualTo(1_500);
		assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.MILLISECONDS)).isEqualTo(1_500);
		assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(100);
	}

	@Test
	void whatTheUriSaysGoesBeforeThat() {
		MongoClientSettings settings = settings("mongodb://localhost/db?w=2&readConcernLevel=local"
				+ "&readPreference=secondaryPreferred&retryWrites=false&retryReads=false&timeoutMS=4000"
				+ "&serverSelectionTimeoutMS=3000&connectTimeoutMS=2000&maxPoolSize=7");

		assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.W2);
		assertThat(settings.getReadConcern()).isEqualTo(ReadConcern.LOCAL);
		assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.secondaryPreferred());
		assertThat(settings.getRetryWrites()).isFalse();
		assertThat(settings.getRetryReads()).isFalse();
		assertThat(settings.getTimeout(TimeUnit.MILLISECONDS)).isEqualTo(4_000);
		assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS)).isEqualTo(3_000);
		assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.MILLISECONDS)).isEqualTo(2_000);
		assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(7);
	}

	private static MongoClientSettings settings(String uri) {
		return MongoReadModelStore.settings(new ConnectionString(uri), new ServerMonitorListener() {
		});
	}

}
