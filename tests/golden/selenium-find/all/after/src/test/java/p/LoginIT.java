package p;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

class LoginIT {
    ChromeDriver driver;

    void logsIn() {
        WebElement name = driver.findElement(By.id("user" + "name"));
        driver.findElements(By.xpath("//li")).clear();
        own().findElementById("x");
    }
}
