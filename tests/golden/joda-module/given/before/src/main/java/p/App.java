package p;

import org.joda.time.DateTime;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class App {
    DateTime started;
}
