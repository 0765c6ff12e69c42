package shop;

import com.baomidou.mybatisplus.annotations.TableName;

@TableName("item")
public class Item {
}
