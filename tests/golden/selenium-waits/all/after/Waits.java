package pages;

import java.time.Duration;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

class Waits {

    private static final int TIMEOUT = 10;

    void wait(WebDriver driver, long seconds) {
        new WebDriverWait(driver, Duration.ofSeconds(TIMEOUT)).until(d -> true);
        WebDriverWait wait = new WebDriverWait(driver, Duration.ofSeconds(seconds + 5), Duration.ofMillis(500));
    }
}
