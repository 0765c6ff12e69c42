package a;

import com.google.common.collect.Lists;

class A {
    Object names = Lists.newArrayList();
}
