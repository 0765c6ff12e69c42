package door;

import com.google.code.kaptcha.Producer;

class Riddle {

    Producer producer;
}
