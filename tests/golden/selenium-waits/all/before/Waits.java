package pages;

import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

class Waits {

    private static final int TIMEOUT = 10;

    void wait(WebDriver driver, long seconds) {
        new WebDriverWait(driver, TIMEOUT).until(d -> true);
        WebDriverWait wait = new WebDriverWait(driver, seconds + 5, 500);
    }
}
