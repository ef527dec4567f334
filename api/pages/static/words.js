// Words of the scripts in the language of the page.

const isEnglish = document.documentElement.lang.toLowerCase().startsWith("en");

export const say = (chinese, english) => (isEnglish ? english : chinese);
export const locale = isEnglish ? "EN" : "ZH";

const numbers = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 4 });

export const showNumber = (value) => numbers.format(value);
