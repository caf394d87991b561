package io.warelog.write;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

import io.warelog.api.merchant.Merchant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests on one node with a log of its own and a merchant in it. */
public abstract class OneNode {

	protected Log log;

	protected Node node;

	protected Merchant merchant;

	/** The clock of the node, which a test may set. */
	protected Clock clock() {
		return Clock.systemUTC();
	}

	@BeforeEach
	void start(@TempDir Path directory) throws SQLException {
		this.log = Log.open(directory);
		this.node = Node.start(this.log, clock());
		this.merchant = this.node.register("Tea shop");
	}

	@AfterEach
	void stop() throws SQLException {
		this.node.close();
		this.log.close();
	}

}
