package demo;

import cn.hutool.core.util.StrUtil;
import cn.hutool.extra.spring.SpringUtil;

class Names {
    String name() {
        return StrUtil.trim(SpringUtil.getApplicationName());
    }
}
