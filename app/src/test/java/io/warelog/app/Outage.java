package io.warelog.app;

/** What happens to a server, as seen from the near end of a line to it. */
enum Outage {

	/** Connections break and are refused. */
	GONE {
		@Override
		void begin(FaultyLink link) {
			link.cut();
		}

		@Override
		void end(FaultyLink link) {
			link.mend();
		}
	},

	/** Connections hold and are taken, but nothing is answered. */
	STALLED {
		@Override
		void begin(FaultyLink link) {
			link.stall();
		}

		@Override
		void end(FaultyLink link) {
			link.resume();
		}
	};

	abstract void begin(FaultyLink link);

	abstract void end(FaultyLink link);

}
