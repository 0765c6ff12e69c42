package door;

import com.google.code.kaptcha.servlet.KaptchaServlet;

class Riddle {

    KaptchaServlet servlet;
}
