package io.warelog.write.eventstore.postgres;

import io.warelog.write.eventstore.CommittedEventsContract;
import io.warelog.write.eventstore.LogUnderTest;

class PostgresCommittedEventsTests extends CommittedEventsContract {

	@Override
	protected LogUnderTest newLog() {
		return PostgresLog.make();
	}

}
