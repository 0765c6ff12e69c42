package shop;

import org.springframework.boot.actuate.autoconfigure.mail.MailHealthIndicatorAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.elasticsearch.rest.RestClientAutoConfiguration;

@SpringBootApplication(exclude = {MailHealthIndicatorAutoConfiguration.class, RestClientAutoConfiguration.class})
class Application {}
