package io.warelog.app;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says on the standard output that requests are taken, and where. */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

	private final Settings settings;

	private final boolean told;

	ReadyLine(Settings settings, boolean told) {
		this.settings = settings;
		this.told = told;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (!this.told) {
			return;
		}
		Environment environment = event.getApplicationContext().getEnvironment();
		String host = this.settings.host().contains(":") ? "[" + this.settings.host() + "]" : this.settings.host();
		System.out.println("Warelog is ready at http://" + host + ":" + environment.getProperty("local.server.port")
				+ ", its data in " + this.settings.data());
	}

}
