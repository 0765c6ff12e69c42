package a;

import org.springframework.shell.standard.ShellComponent;
import org.springframework.shell.standard.ShellMethod;
import org.springframework.shell.standard.ShellOption;

@ShellComponent
public class Greetings {

    @ShellMethod("Greets")
    public String greet(String name, @ShellOption(defaultValue = "Hello") String word) {
        return word + ", " + name;
    }
}
