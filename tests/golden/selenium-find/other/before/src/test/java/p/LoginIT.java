package p;

import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

class LoginIT {
    ChromeDriver driver;

    void logsIn() {
        WebElement name = driver.findElementById("user" + "name");
        driver.findElementsByXPath("//li").clear();
        own().findElementById("x");
    }
}
