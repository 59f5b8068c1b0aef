// Writes presentations with the library pptxgenjs: node slides_js.js FOLDER
const Slides = require("pptxgenjs");

const folder = process.argv[2];

function offer() {
  const slides = new Slides();
  slides.defineSlideMaster({
    title: "PLAIN",
    objects: [{ placeholder: { options: { name: "title", type: "title", x: 0.5, y: 0.2, w: 9, h: 1 }, text: "" } }],
  });
  const first = slides.addSlide({ masterName: "PLAIN" });
  first.addText("Training offer", { placeholder: "title" });
  first.addText(
    [
      { text: "language", options: { bullet: true, breakLine: true } },
      { text: "trade", options: { bullet: true, breakLine: true } },
      { text: "welding", options: { bullet: true, indentLevel: 1, breakLine: true } },
      { text: "first aid", options: { bullet: { type: "number" } } },
    ],
    { x: 0.5, y: 1.5, w: 8, h: 3 },
  );
  const second = slides.addSlide({ masterName: "PLAIN" });
  second.addText("Costs", { placeholder: "title" });
  second.addTable(
    [
      [{ text: "Item" }, { text: "Share", options: { colspan: 2 } }],
      [{ text: "Course", options: { rowspan: 2 } }, { text: "State" }, { text: "60 %" }],
      [{ text: "Firm" }, { text: "40 %" }],
    ],
    { x: 0.5, y: 1.5, w: 8 },
  );
  second.addNotes("Not to be shown.");
  return slides.writeFile({ fileName: folder + "/pptxgenjs-offer.pptx", compression: true });
}

offer();
