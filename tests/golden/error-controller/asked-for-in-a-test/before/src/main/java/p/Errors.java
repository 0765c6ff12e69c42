package p;

import org.springframework.boot.web.servlet.error.ErrorController;

class Errors implements ErrorController {
    @Override
    public String getErrorPath() {
        return "/error";
    }
}
